package org.imprimatur.assets;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A finished picture of one client's; its bytes never change. */
@Entity
public class Asset {
  @Id private UUID id;
  private String client;
  private String name;
  private String sha256;
  private String mediaType;
  private int width;
  private int height;
  private long sizeBytes;
  private String altText;
  private LocalDate rightsUntil;
  private String uploadedBy;
  private Instant uploadedAt;

  protected Asset() {}

  Asset(NewAsset details, Picture picture, String sha256, Instant now) {
    id = UUID.randomUUID();
    client = details.client();
    name = FileName.clean(details.name(), picture.mediaType());
    this.sha256 = sha256;
    mediaType = picture.mediaType();
    width = picture.width();
    height = picture.height();
    sizeBytes = picture.bytes().length;
    altText = details.altText();
    rightsUntil = details.rightsUntil();
    uploadedBy = details.uploadedBy();
    uploadedAt = now;
  }

  /** Whether the rights cover this day. */
  public boolean mayBeUsedOn(LocalDate day) {
    return rightsUntil == null || !day.isAfter(rightsUntil);
  }

  public UUID id() {
    return id;
  }

  public String client() {
    return client;
  }

  public String name() {
    return name;
  }

  public String sha256() {
    return sha256;
  }

  public String mediaType() {
    return mediaType;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public long sizeBytes() {
    return sizeBytes;
  }

  /** The description suggested at upload; each piece carries its own. */
  public String altText() {
    return altText;
  }

  /** The last day it may be used, or null for no end. */
  public LocalDate rightsUntil() {
    return rightsUntil;
  }

  public String uploadedBy() {
    return uploadedBy;
  }

  public Instant uploadedAt() {
    return uploadedAt;
  }
}
