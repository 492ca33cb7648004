package org.imprimatur.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The one way to call a platform: short patience, no redirects, bounded answers, every outcome
 * named.
 */
public final class PlatformClient {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
  private static final int LARGEST_ANSWER = 2 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "platform-client");
            thread.setDaemon(true);
            return thread;
          });

  private final String platform;
  private final ErrorReader errors;
  private final RestClient http;

  /**
   * @param platform its name as people write it, for messages
   */
  public PlatformClient(String platform, ErrorReader errors) {
    this(platform, errors, ANSWER_WITHIN);
  }

  PlatformClient(String platform, ErrorReader errors, Duration answerWithin) {
    this.platform = platform;
    this.errors = errors;
    var reading = requests(answerWithin);
    ClientHttpRequestFactory connections =
        (address, method) ->
            // A kept connection may be closed just as we write to it, which looks like a lost
            // answer.
            // The JDK repeats reads then; whatever changes something gets its own connection.
            (method == HttpMethod.GET ? reading : requests(answerWithin))
                .createRequest(address, method);
    this.http = RestClient.builder().requestFactory(connections).build();
  }

  private static JdkClientHttpRequestFactory requests(Duration answerWithin) {
    var client =
        HttpClient.newBuilder()
            // An upgrade offer confuses small servers; many calls in one connection fail together.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_WITHIN)
            .executor(THREADS)
            .build();
    var requests = new JdkClientHttpRequestFactory(client, THREADS);
    requests.setReadTimeout(answerWithin);
    return requests;
  }

  /** Makes one request. Never throws for what the platform or the network does. */
  public Answer call(Function<RestClient, RestClient.RequestHeadersSpec<?>> request) {
    var prepared = request.apply(http);
    try {
      return prepared.exchange(this::read);
    } catch (ResourceAccessException e) {
      return NetworkFailure.classify(platform, e);
    } catch (IllegalArgumentException e) {
      // Its message may quote the header, so it goes no further.
      return new Answer.NotSent(
          0,
          platform + " cannot be called: check the channel's address and login.",
          Duration.ofMinutes(10));
    } catch (RuntimeException e) {
      return new Answer.Unclear(0, platform + " gave an answer that breaks HTTP.");
    }
  }

  /** An address on the account's server; the template's variables are encoded. */
  public static URI address(URI base, String template, Object... variables) {
    var root = base.toString().replaceAll("/+$", "");
    return UriComponentsBuilder.fromUriString(root + template)
        .encode()
        .buildAndExpand(variables)
        .toUri();
  }

  private Answer read(HttpRequest request, ClientHttpResponse response) throws IOException {
    try {
      return answer(request, response);
    } catch (IllegalArgumentException e) {
      // Outside, this type means that the request could not even be built.
      return new Answer.Unclear(0, platform + " gave an answer that breaks HTTP.");
    }
  }

  private Answer answer(HttpRequest request, ClientHttpResponse response) throws IOException {
    var status = response.getStatusCode().value();
    var bytes = response.getBody().readNBytes(LARGEST_ANSWER + 1);
    if (status == 429) {
      return new Answer.NotSent(
          status,
          platform + " asks to slow down; nothing was sent.",
          RetryAfter.of(response.getHeaders()));
    }
    if (status >= 200 && status < 300) {
      var body = json(bytes);
      return body.isMissingNode() && bytes.length > 0
          ? new Answer.Unclear(status, platform + " answered " + status + " but unreadably.")
          : new Answer.Ok(status, body);
    }
    if (status >= 400 && status < 500) {
      return clean(errors.read(status, json(bytes)), request.getHeaders());
    }
    return new Answer.Unclear(status, platform + " answered " + status + where(status) + ".");
  }

  private static String where(int status) {
    return status < 400
        ? ", which points elsewhere: check the channel's address"
        : ", a fault on its side";
  }

  /**
   * The text is the platform's, so it is cut to one plain line and must not repeat the token it was
   * sent.
   */
  private static Answer clean(Answer answer, HttpHeaders sent) {
    if (answer instanceof Answer.Refused refused) {
      return new Answer.Refused(
          refused.status(), plain(refused.code(), sent), plain(refused.message(), sent));
    }
    return answer;
  }

  private static String plain(String text, HttpHeaders sent) {
    var authorization = sent.getFirst(HttpHeaders.AUTHORIZATION);
    var token =
        authorization == null ? "" : authorization.substring(authorization.indexOf(' ') + 1);
    var safe = token.isBlank() ? text : text.replace(token, "…");
    var line = safe.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  private static JsonNode json(byte[] bytes) {
    if (bytes.length > LARGEST_ANSWER) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed", e);
    }
  }
}
