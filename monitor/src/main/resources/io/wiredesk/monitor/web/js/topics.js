// The top level of IPTC's Media Topics, for codes that come without a name.
const LABELS = {
  '01': 'arts, culture, entertainment and media', '02': 'crime, law and justice', '03': 'disaster, accident and emergency', '04': 'economy, business and finance',
  '05': 'education', '06': 'environment', '07': 'health', '08': 'human interest', '09': 'labour', 10: 'lifestyle and leisure', 11: 'politics and government',
  12: 'religion', 13: 'science and technology', 14: 'society', 15: 'sport', 16: 'conflict, war and peace', 17: 'weather',
};

/** [code, label] of each. */
export const TOPICS = Object.entries(LABELS).map(([n, label]) => [`medtop:${n}000000`, label]).sort(([, a], [, b]) => a.localeCompare(b));

/** What a concept is called: its name, the Media Topic's label, else its code. */
export function conceptName(concept) {
  if (typeof concept === 'string') return concept;
  const code = concept.qcode ?? concept.code ?? concept.uri ?? '';
  const top = /(?:medtop[:/]|mediatopic\/)(\d{2})000000$/.exec(code);
  return concept.name || (top && LABELS[top[1]]) || code;
}
