package org.imprimatur.assets;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The bytes by their digest, in the database: it is all that several instances of the application
 * share.
 */
@Component
class AssetContents {
  private final JdbcClient jdbc;

  AssetContents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps the bytes once, and makes others who keep the same wait until this transaction ends. */
  void keep(String sha256, byte[] bytes) {
    jdbc.sql("insert into asset_content (sha256, bytes) values (?, ?) on conflict do nothing")
        .params(sha256, bytes)
        .update();
    jdbc.sql("select sha256 from asset_content where sha256 = ? for update")
        .param(sha256)
        .query(String.class)
        .single();
  }

  Optional<byte[]> read(String sha256) {
    return jdbc.sql("select bytes from asset_content where sha256 = ?")
        .param(sha256)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }
}
