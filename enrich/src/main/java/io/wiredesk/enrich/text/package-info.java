/**
 * Text without meaning: words, tokens and their hashes, passages, datelines, a body without what
 * frames it, its normal form, its length. Strings and messages come in, values go out; all
 * functions are pure. Knows the contract and no other room.
 */
@NullMarked
package io.wiredesk.enrich.text;

import org.jspecify.annotations.NullMarked;
