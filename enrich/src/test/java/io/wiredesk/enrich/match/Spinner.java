package io.wiredesk.enrich.match;

import io.wiredesk.schemas.WireStory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a spun copy: synonyms for about a quarter of the words, some words that are no synonyms but
 * fit, the sentences in another order. Names and figures stay. The same seed spins the same.
 */
public final class Spinner {
  private static final Pattern WORD = Pattern.compile("\\p{Ll}{2,}");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?][\"”]?)\\s+(?=[\"“]?\\p{Lu})");

  /**
   * Words that have no synonym here are changed this often, as a spinner with more of them does.
   */
  private static final double OTHERS = 0.12;

  private static final Map<String, List<String>> SYNONYMS = new HashMap<>();

  static {
    for (String set :
        """
        said stated declared noted
        company firm enterprise business
        shares stock stakes
        about around roughly approximately
        year twelvemonth
        also additionally likewise
        would should might
        expects anticipates foresees
        expected anticipated foreseen
        agreed consented settled
        increase rise gain growth
        decrease fall drop decline
        rose climbed grew advanced
        fell dropped declined slipped
        total sum overall
        new fresh recent
        first initial opening
        last final latest
        government administration authorities
        officials functionaries representatives
        official functionary representative
        told informed advised
        reporters journalists newsmen
        because since as
        although though while
        however nevertheless yet
        against versus
        between among
        after following
        before ahead
        more additional further
        large big sizeable
        small little minor
        high elevated lofty
        low reduced depressed
        market marketplace
        price cost value
        prices costs values
        trade commerce exchange
        bank lender
        banks lenders
        oil petroleum crude
        plan scheme proposal
        plans schemes proposals
        meeting gathering session
        talks negotiations discussions
        agreement accord pact deal
        report account statement
        reported announced disclosed
        earlier previously formerly
        acquire purchase buy
        acquired purchased bought
        sell dispose offload
        sold disposed offloaded
        sale disposal
        offer bid tender
        made produced created
        make produce create
        main chief principal
        part portion piece
        month thirty-day-period
        week seven-day-period
        today presently
        country nation state
        countries nations states
        world globe
        foreign overseas external
        economic financial
        problem difficulty issue
        problems difficulties issues
        help aid assist
        need require want
        show indicate reveal
        shows indicates reveals
        continue persist remain
        likely probably
        possible feasible conceivable
        strong robust firm
        weak feeble soft
        early initial
        late tardy
        under below beneath
        over above beyond
        only merely solely
        many numerous several
        some certain
        other different
        such like similar
        period span interval
        result outcome consequence
        results outcomes consequences
        current present ongoing
        major key significant
        president head leader
        spokesman speaker spokesperson
        added continued appended
        according per
        including comprising
        during throughout
        through via
        use employ utilise
        used employed utilised
        next following subsequent
        """
            .lines()
            .toList()) {
      List<String> words = List.of(set.strip().split(" ", -1));
      words.forEach(word -> SYNONYMS.put(word, words));
    }
  }

  private final Random random;

  public Spinner(Random random) {
    this.random = random;
  }

  WireStory spin(WireStory story, String id) {
    String headline = story.getHeadline();
    return WireStory.newBuilder(story)
        .setStoryId(id)
        .setGuid(id)
        .setHeadline(headline == null ? null : spin(headline))
        .setBody(spin(story.getBody()))
        .setReceivedAt(story.getReceivedAt().plusSeconds(60 + random.nextInt(7200)))
        .setVersionCreated(null)
        .setDateline(null)
        .build();
  }

  public String spin(String text) {
    List<String> sentences =
        new ArrayList<>(Arrays.asList(SENTENCE.split(text.replaceAll("\\s+", " "))));
    Collections.shuffle(sentences, random);
    return WORD.matcher(String.join(" ", sentences)).replaceAll(this::other);
  }

  private String other(MatchResult word) {
    List<String> synonyms = SYNONYMS.get(word.group().toLowerCase(Locale.ROOT));
    if (synonyms != null) {
      return Matcher.quoteReplacement(synonyms.get(random.nextInt(synonyms.size())));
    }
    boolean changed = word.group().length() > 4 && random.nextDouble() < OTHERS;
    return changed ? word.group() + "al" : word.group();
  }
}
