package io.wiredesk.ingest.feed.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.ingest.feed.FeedSamples;
import io.wiredesk.service.ConfigException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bad setting is one line that names the key and says what to write. */
class FeedSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{keys: [hunter2]} | feed: keys: | sha256:",
        "{language: en_US_} | feed: language: | pt-BR",
        "{timeZone: Mars/Base} | feed.timeZone | Mars/Base",
        "{format: morse} | feed: format: | newsml-g2",
        "{expectedInterval: soon} | feed.expectedInterval | soon",
        "{expectedInterval: PT0S} | feed: expectedInterval: | PT1S",
        "{maxMessageBytes: 0} | feed: maxMessageBytes: | at least 1",
        "{messagesPerSecond: 0} | feed: messagesPerSecond: | more than 0",
        "{signingSecrets: [hunter2]} | feed.signingSecrets[0] | openssl rand",
        "{drop: {}} | feed.drop | passwords or publicKeys",
        "{drop: {passwords: [hunter2]}} | feed.drop.passwords[0] | wiredesk feeds password",
        "{drop: {publicKeys: ['ssh-rsa x']}} | feed.drop.publicKeys[0] | ssh-ed25519",
        "{drop: {publicKeys: ['-----BEGIN PRIVATE KEY-----']}} | feed.drop.publicKeys[0] | new pair",
        "{poll: {}} | feed.poll | urls",
        "{poll: {urls: ['ftp://a.example/']}} | feed.poll | http://",
        "{poll: {urls: ['http://u:hunter2@a.example/']}} | feed.poll | headers",
        "{poll: {urls: [not a url]}} | feed.poll.urls[0] | not a url",
        "{poll: {urls: ['http://a.example/'], minInterval: PT0S}} | feed.poll | minInterval",
        "{poll: {urls: ['http://a.example/'], allow: [home]}} | feed.poll.allow[0] | 10.1.0.0/16",
        "{poll: {urls: ['http://a.example/'], headers: {Host: b}}} | feed.poll | headers",
        "{pull: {}} | feed.pull | host",
        "{pull: {host: h, user: u, folders: [in]}} | feed.pull | password or a privateKey",
        "{pull: {host: h, user: u, password: p, folders: [in]}} | feed.pull | hostKeys",
        "{pull: {host: h, user: u, password: p, hostKeys: [x]}} | feed.pull.hostKeys[0] | public key",
        "{pull: {after: burn}} | feed.pull | keep or delete",
        "{drp: {}} | unknown key feed.drp | drop"
      })
  void aBadSettingNamesItsKeyAndWhatToWrite(String yaml, String key, String advice) {
    assertThatThrownBy(() -> FeedSamples.feed(yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(advice)
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    FeedSettings feed = FeedSamples.feed("{poll: {urls: ['https://a.example/feed']}}");
    PollSettings poll = Objects.requireNonNull(feed.poll());
    assertThat(poll.minInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(poll.maxInterval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(feed.timeZone()).isNull();
    assertThat(feed.context("f", "http", null, null, null, Instant.EPOCH).zone()).hasToString("Z");
    assertThat(feed.expectedInterval()).isNull();
    assertThat(feed.ways()).containsExactly("poll");
  }

  @Test
  void aLongMinimumMovesTheMaximum() {
    PollSettings poll =
        FeedSamples.feed("{poll: {urls: ['https://a.example/'], minInterval: PT1H}}").poll();
    assertThat(Objects.requireNonNull(poll).maxInterval()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void credentialsAreNeverPrinted() {
    FeedSettings feed =
        FeedSamples.feed(
            "{poll: {urls: ['https://a.example/'], headers: {Authorization: hunter2}},"
                + " pull: {host: h, user: u, password: hunter2, folders: [in],"
                + " hostKeys: ['SHA256:"
                + "A".repeat(43)
                + "']}}");
    assertThat(feed.toString()).doesNotContain("hunter2");
  }
}
