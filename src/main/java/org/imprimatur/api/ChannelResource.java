package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/channels")
@Tag(name = "Channels", description = "Connected accounts")
class ChannelResource {
  private final ChannelDesk desk;
  private final Channels channels;
  private final Caller caller;

  ChannelResource(ChannelDesk desk, Channels channels, Caller caller) {
    this.desk = desk;
    this.channels = channels;
    this.caller = caller;
  }

  /** A channel as the API tells of it: never its secret. */
  record View(
      UUID id,
      String client,
      String platform,
      String name,
      String handle,
      String baseUrl,
      boolean main,
      String state,
      String stateDetail) {
    static View of(Channel channel) {
      return new View(
          channel.id(),
          channel.clientKey(),
          channel.platform(),
          channel.name(),
          channel.handle(),
          channel.baseUrl().toString(),
          channel.main(),
          channel.state().name(),
          channel.stateDetail());
    }
  }

  /** An account to connect, or to connect again with another secret. */
  record New(
      @NotBlank String client,
      @NotBlank @Size(max = 40) String platform,
      @NotBlank @Size(max = 100) String name,
      @NotBlank @Size(max = 200) String handle,
      @NotBlank @Size(max = 300) String baseUrl,
      @NotNull @Size(max = 4000) String secret,
      boolean main) {

    @Override
    public String toString() {
      return "New[" + platform + " " + handle + "]";
    }
  }

  @GetMapping
  @Operation(summary = "A client's channels")
  List<View> list(@RequestParam String client) {
    return channels.findByClientKeyOrderByName(caller.client(client).key()).stream()
        .map(View::of)
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Connect an account",
      description = "The platform is asked whether it accepts the secret. For community managers.")
  View connect(@Valid @RequestBody New channel) {
    var client = caller.client(channel.client());
    caller.require(Groups.COMMUNITY_MANAGERS);
    try {
      return View.of(
          desk.connect(
              new NewChannel(
                  client.key(),
                  channel.platform(),
                  channel.name(),
                  channel.handle(),
                  server(channel.baseUrl()),
                  channel.secret(),
                  channel.main())));
    } catch (ChannelUnauthorized e) {
      throw Refusal.invalid("secret", "The platform does not accept this login.");
    } catch (PlatformUnavailable e) {
      throw Refusal.invalid("baseUrl", "The server cannot be read; is the address right?");
    }
  }

  private static URI server(String address) {
    try {
      var uri = URI.create(address.strip());
      var web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null) return uri;
    } catch (IllegalArgumentException e) {
      throw notAServer();
    }
    throw notAServer();
  }

  private static Refusal notAServer() {
    return Refusal.invalid(
        "baseUrl", "Give the server's address, such as https://mastodon.example.");
  }
}
