package org.imprimatur.intake.process;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Clients;
import org.imprimatur.intake.IntakeDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Has an account connected again whose login is not accepted any more. */
@Component
class ReconnectAccount extends FormStep {
  /** Nobody hears what is said there, and nothing can be published. */
  private static final Duration SOON = Duration.ofHours(2);

  private final IntakeDesk desk;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final Clients clients;

  ReconnectAccount(IntakeDesk desk, Channels channels, ChannelDesk platforms, Clients clients) {
    this.desk = desk;
    this.channels = channels;
    this.platforms = platforms;
    this.clients = clients;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var channel = channels.findById(task.key()).orElseThrow();
    return Map.of(
        "account",
        Map.of(
            "name", channel.name(),
            "handle", channel.handle(),
            "platform", platforms.platformName(channel),
            "clientName", clients.get(channel.clientKey()).name(),
            "why",
                channel.stateDetail().isEmpty()
                    ? desk.failure(channel.id())
                    : channel.stateDetail()));
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return SOON;
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    desk.requireConnected(BusinessKey.of(task));
  }
}
