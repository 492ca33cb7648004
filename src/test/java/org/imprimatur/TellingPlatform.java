package org.imprimatur;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.ChangeReader;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformUnavailable;

/** A platform that is asked for what happened, and tells what a test wants it to. */
public class TellingPlatform implements ChangeReader {
  private static final int PAGE = 3;

  private final List<PlatformEvent> happened = new ArrayList<>();
  private final Map<String, PlatformEvent> changed = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private boolean unreadable;
  private boolean loginExpired;

  public void clear() {
    happened.clear();
    changed.clear();
    asked.clear();
    unreadable = false;
    loginExpired = false;
  }

  public void happens(PlatformEvent... events) {
    happened.addAll(List.of(events));
  }

  /** What became of something that happened before. */
  public void changes(PlatformEvent event) {
    changed.put(event.remoteId(), event);
  }

  public void unreadable(boolean is) {
    unreadable = is;
  }

  public void loginExpired(boolean is) {
    loginExpired = is;
  }

  /** The cursors it was asked with. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public Heard listen(Account account, String cursor) {
    asked.add(cursor);
    if (loginExpired) throw new ChannelUnauthorized("401 Unauthorized");
    if (unreadable) throw new PlatformUnavailable("503", Duration.ofSeconds(1));
    var from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    var to = Math.min(from + PAGE, happened.size());
    return new Heard(happened.subList(from, to), String.valueOf(to), to < happened.size());
  }

  @Override
  public Optional<PlatformEvent> reread(Account account, PlatformEvent known) {
    return Optional.ofNullable(changed.get(known.remoteId()))
        .filter(now -> !now.key().equals(known.key()));
  }

  @Override
  public String key() {
    return "telling";
  }

  @Override
  public String name() {
    return "Telling";
  }

  @Override
  public Capabilities connect(Account account) {
    return new Capabilities(
        500, 0, 0, 0, 0, Set.of(), 0, Capabilities.Resend.NEVER, Duration.ZERO, Duration.ZERO);
  }

  @Override
  public int length(String text, Capabilities capabilities) {
    return text.length();
  }
}
