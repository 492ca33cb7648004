package org.imprimatur.interactions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One version of an answer that is written once for a client and used often. */
@Entity
public class SavedReply {
  @Id private UUID id;
  private String clientKey;
  private String name;
  private int no;
  private String text;
  private String author;
  private Instant writtenAt;
  private boolean retired;
  private boolean latest;

  protected SavedReply() {}

  SavedReply(String client, String name, int no, String text, String author, Instant at) {
    this.id = UUID.randomUUID();
    this.clientKey = client;
    this.name = name;
    this.no = no;
    this.text = text;
    this.author = author;
    this.writtenAt = at;
    this.latest = true;
  }

  /** A newer version takes its place. */
  void replaced() {
    latest = false;
  }

  void retire(boolean retired) {
    this.retired = retired;
  }

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  public String name() {
    return name;
  }

  /** Counted from 1. */
  public int no() {
    return no;
  }

  /** With placeholders such as {@code {name}}. */
  public String text() {
    return text;
  }

  public String author() {
    return author;
  }

  public Instant writtenAt() {
    return writtenAt;
  }

  /** Whether it is no longer offered. */
  public boolean retired() {
    return retired;
  }

  boolean latest() {
    return latest;
  }
}
