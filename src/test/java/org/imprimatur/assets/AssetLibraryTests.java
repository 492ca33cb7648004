package org.imprimatur.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.imprimatur.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ContextConfiguration(initializers = TestPostgres.class)
@Import({AssetLibrary.class, AssetContents.class, AssetLibraryTests.Noon.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class AssetLibraryTests {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Autowired AssetLibrary library;
  @Autowired JdbcClient jdbc;

  @Test
  void pictureComesBackByteForByte() throws IOException {
    var bytes = Samples.picture("png", 60, 40);
    var uploaded = upload("acme", "cup.png", bytes);

    var found = library.find("acme", uploaded.id()).orElseThrow();
    assertThat(found.name()).isEqualTo("cup.png");
    assertThat(found.width()).isEqualTo(60);
    assertThat(found.height()).isEqualTo(40);
    assertThat(found.sizeBytes()).isEqualTo(bytes.length);
    assertThat(found.uploadedAt()).isEqualTo(NOON);
    assertThat(found.uploadedBy()).isEqualTo("designer");
    assertThat(library.read(found)).isEqualTo(bytes);
  }

  @Test
  void sameContentIsTheSameAssetPerClient() throws IOException {
    var bytes = Samples.picture("png", 61, 40);
    var first = upload("acme", "a.png", bytes);
    assertThat(upload("acme", "b.png", bytes).id()).isEqualTo(first.id());
    assertThat(upload("borealis", "a.png", bytes).id()).isNotEqualTo(first.id());
    assertThat(library.find("borealis", first.id())).isEmpty();
    assertThat(library.list("acme")).extracting(Asset::id).contains(first.id());
    assertThat(library.list("borealis")).extracting(Asset::id).doesNotContain(first.id());
    assertThat(count("asset_content", first.sha256())).isOne();
  }

  @Test
  void twentyUploadsAtOnceMakeOneAsset() throws Exception {
    var bytes = Samples.picture("png", 62, 40);
    var threads = Executors.newFixedThreadPool(8);
    try {
      var uploads =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> upload("acme", i + ".png", bytes).id()))
              .toList();
      var ids = new HashSet<UUID>();
      for (var upload : uploads) {
        ids.add(upload.get());
      }
      assertThat(ids).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusedFileLeavesNothing() {
    var before = jdbc.sql("select count(*) from asset_content").query(Long.class).single();
    assertThatThrownBy(() -> upload("acme", "cup.jpg", Samples.latin1("<!doctype html>")))
        .isInstanceOf(AssetRefused.class);
    assertThat(jdbc.sql("select count(*) from asset_content").query(Long.class).single())
        .isEqualTo(before);
  }

  @Test
  void changedBytesAreNotHandedOut() throws IOException {
    var asset = upload("acme", "cup.png", Samples.picture("png", 63, 40));
    jdbc.sql("update asset_content set bytes = bytes || '\\x00' where sha256 = ?")
        .param(asset.sha256())
        .update();
    assertThatThrownBy(() -> library.read(asset))
        .isInstanceOf(AssetDamaged.class)
        .hasMessageContaining(asset.id().toString());
  }

  @Test
  void rightsEndAfterTheirLastDay() throws IOException {
    var end = LocalDate.parse("2026-12-31");
    var bytes = new ByteArrayInputStream(Samples.picture("png", 64, 40));
    var asset = library.upload(new NewAsset("acme", "cup.png", " A cup ", end, "designer"), bytes);
    assertThat(asset.altText()).isEqualTo("A cup");
    assertThat(asset.mayBeUsedOn(end)).isTrue();
    assertThat(asset.mayBeUsedOn(end.plusDays(1))).isFalse();
  }

  private Asset upload(String client, String name, byte[] bytes) throws IOException {
    return library.upload(
        new NewAsset(client, name, "", null, "designer"), new ByteArrayInputStream(bytes));
  }

  private long count(String table, String sha256) {
    return jdbc.sql("select count(*) from " + table + " where sha256 = ?")
        .param(sha256)
        .query(Long.class)
        .single();
  }

  @TestConfiguration
  static class Noon {
    @Bean
    Clock clock() {
      return Clock.fixed(NOON, ZoneOffset.UTC);
    }
  }
}
