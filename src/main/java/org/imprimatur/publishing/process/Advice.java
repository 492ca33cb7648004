package org.imprimatur.publishing.process;

/** What a person can do about a refusal, by its code. */
final class Advice {
  private Advice() {}

  static String on(String code) {
    return switch (code) {
      case "FENCE" ->
          "Look whether it went out before the database was restored; an administrator lifts the fence.";
      case "LOGIN" -> "Connect the account again on the client's page, then send again.";
      case "NOT_APPROVED" ->
          "The content needs the client's approval: send the piece back to drafting.";
      case "PAYLOAD_CHANGED" ->
          "Somebody changed the stored content outside Imprimatur. Tell an administrator; do not send.";
      case "OTHER_ACCOUNT" ->
          "The client approved another account: send the piece back to drafting.";
      case "NO_POST" -> "Clear up the post first; its comment can only follow it.";
      case "TOO_MANY_ATTEMPTS" -> "Find out why it fails every time before you send it again.";
      case "NOT_SUPPORTED" -> "Publish it by hand on the platform, then leave it out here.";
      default -> "Change what the platform names, or leave this channel out.";
    };
  }
}
