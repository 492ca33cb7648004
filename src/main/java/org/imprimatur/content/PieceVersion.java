package org.imprimatur.content;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.publishing.Payload;

/** One state of a piece's content; never changed once written. */
@Entity
public class PieceVersion {
  @Id private UUID id;
  private int no;
  private String author;
  private Instant writtenAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private Draft draft;

  private String digest;

  @ElementCollection
  @CollectionTable(name = "piece_variant", joinColumns = @JoinColumn(name = "version_id"))
  @OrderBy("channelId")
  private List<Variant> variants;

  /** What one channel's readers will see. */
  @Embeddable
  public record Variant(
      @Column(name = "channel_id") UUID channelId, String payload, String digest) {}

  protected PieceVersion() {}

  PieceVersion(int no, String author, Instant writtenAt, Draft draft, List<Payload> payloads) {
    this.id = UUID.randomUUID();
    this.no = no;
    this.author = author;
    this.writtenAt = writtenAt;
    this.draft = draft;
    this.variants =
        payloads.stream().map(p -> new Variant(p.channel(), p.canonical(), p.digest())).toList();
    this.digest = digest(payloads);
  }

  private static String digest(List<Payload> payloads) {
    return Payload.digest(
        payloads.stream().map(Payload::digest).sorted().collect(Collectors.joining("\n")));
  }

  /** Whether readers would see exactly these payloads. */
  boolean says(List<Payload> payloads) {
    return digest.equals(digest(payloads));
  }

  UUID id() {
    return id;
  }

  public int no() {
    return no;
  }

  public String author() {
    return author;
  }

  public Instant writtenAt() {
    return writtenAt;
  }

  public Draft draft() {
    return draft;
  }

  /** SHA-256 over the digests of all its payloads, in hex. */
  public String digest() {
    return digest;
  }

  /** What each channel's readers will see, exactly. */
  public List<Payload> payloads() {
    return variants.stream().map(variant -> Payload.parse(variant.payload())).toList();
  }

  /** The digests of everything that may be sent under this version, first comments included. */
  Set<String> payloadDigests() {
    return payloads().stream()
        .flatMap(
            p ->
                p.hasFirstComment()
                    ? java.util.stream.Stream.of(p, p.comment())
                    : java.util.stream.Stream.of(p))
        .map(Payload::digest)
        .collect(Collectors.toSet());
  }
}
