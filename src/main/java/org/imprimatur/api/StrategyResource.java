package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.HashtagSet;
import org.imprimatur.clients.SlotRule;
import org.imprimatur.clients.Strategies;
import org.imprimatur.clients.Strategy;
import org.imprimatur.security.Groups;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients/{key}/strategy")
@Tag(name = "Strategy", description = "What a client gave us to execute")
class StrategyResource {
  private final ClientDesk desk;
  private final Strategies strategies;
  private final Caller caller;

  StrategyResource(ClientDesk desk, Strategies strategies, Caller caller) {
    this.desk = desk;
    this.strategies = strategies;
    this.caller = caller;
  }

  /** A strategy; hashtags without '#', slots on the client's wall clock. */
  record Body(
      @NotNull @Size(max = 10_000) String voice,
      @NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") String language,
      @NotNull @Size(max = 100) List<@NotNull @Valid Tags> hashtagSets,
      @NotNull @Size(max = 200) List<@NotBlank @Size(max = 200) String> mentions,
      @NotNull @Size(max = 100) List<@NotNull @Valid Slot> slots) {

    static Body of(Strategy strategy) {
      return new Body(
          strategy.voice(),
          strategy.language(),
          strategy.hashtagSets().stream().map(set -> new Tags(set.name(), set.tags())).toList(),
          strategy.mentions(),
          strategy.slots().stream().map(slot -> new Slot(slot.day(), slot.time())).toList());
    }

    Strategy strategy(String client) {
      return new Strategy(
          client,
          voice,
          language,
          hashtagSets.stream().map(set -> new HashtagSet(set.name(), set.tags())).toList(),
          mentions,
          slots.stream().map(slot -> new SlotRule(slot.day(), slot.time())).toList());
    }
  }

  /** Hashtags that belong together. */
  record Tags(
      @NotBlank @Size(max = 100) String name,
      @NotNull @Size(max = 100)
          List<
                  @NotNull
                  @Pattern(
                      regexp = "[\\p{L}\\p{M}\\p{N}_]{1,100}",
                      message = "only letters, digits and _ make a hashtag; leave the # out")
                  String>
              tags) {}

  /** A publishing time of every week. */
  record Slot(@NotNull DayOfWeek day, @NotNull LocalTime time) {}

  @GetMapping
  @Operation(summary = "The client's strategy")
  Body get(@PathVariable String key) {
    return Body.of(strategies.of(caller.client(key).key()));
  }

  @PutMapping
  @Operation(
      summary = "Keep a strategy in place of the former one",
      description = "For strategists.")
  Body put(@PathVariable String key, @Valid @RequestBody Body strategy) {
    var client = caller.client(key);
    caller.require(Groups.STRATEGISTS);
    return Body.of(desk.keep(strategy.strategy(client.key())));
  }
}
