package org.imprimatur.channels;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.imprimatur.problem.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which servers an account may be on. Whoever connects one makes us call its address, so addresses
 * inside our own network are shut unless the operator opens them.
 */
@Component
class Reach {
  private final boolean privateHosts;

  Reach(@Value("${imprimatur.channels.private-hosts:false}") boolean privateHosts) {
    this.privateHosts = privateHosts;
  }

  /**
   * Lets an address pass, or refuses it.
   *
   * @throws Refusal if it is not encrypted, does not exist or leads inside
   */
  void require(URI address) {
    var web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!web || privateHosts) return;
    if (!"https".equals(address.getScheme())
        || address.getHost() == null
        || address.getUserInfo() != null) {
      throw Refusal.invalid(
          "baseUrl", "The server's address must begin with https:// and name a host.");
    }
    try {
      if (Arrays.stream(InetAddress.getAllByName(address.getHost())).anyMatch(Reach::isInside)) {
        throw Refusal.invalid("baseUrl", "'" + address.getHost() + "' is not a public server.");
      }
    } catch (UnknownHostException e) {
      throw Refusal.invalid("baseUrl", "There is no server '" + address.getHost() + "'.");
    }
  }

  private static boolean isInside(InetAddress address) {
    var bytes = address.getAddress();
    var carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    var uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || carrierGrade
        || uniqueLocal;
  }
}
