package org.imprimatur.approvals;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a device known: asks for a code to be mailed, mints it for the letter, and checks it. */
@Service
@Transactional
public class DeviceCodes {
  static final int PER_HOUR = 5;
  static final int PER_REQUEST = 20;
  private static final Duration IMPATIENCE = Duration.ofSeconds(20);

  private final OrderedCodes codes;
  private final Devices devices;
  private final MintedLinks links;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DeviceCodes(
      OrderedCodes codes,
      Devices devices,
      MintedLinks links,
      ApplicationEventPublisher events,
      Clock clock) {
    this.codes = codes;
    this.devices = devices;
    this.links = links;
    this.events = events;
    this.clock = clock;
  }

  /** A secret for a device that has none yet; the device keeps it, we its hash. */
  public static String newDevice() {
    return Secret.random();
  }

  /** Whether the device is known to belong to the one asked. */
  @Transactional(readOnly = true)
  public boolean knows(String device, ApprovalRequest request) {
    return devices.findBySecretHash(Secret.hash(device)).stream()
        .anyMatch(known -> known.belongsTo(request.approverId(), request.email(), clock.instant()));
  }

  /**
   * Asks for a code to be mailed to the one asked; it is announced as {@link CodeOrdered}. Asking
   * twice at once gets one.
   *
   * @throws Refusal if too many were asked for
   */
  public void order(LinkVisit visit, String device) {
    links.lock(visit.link().id()).orElseThrow();
    var request = visit.request().id();
    var hash = Secret.hash(device);
    var now = clock.instant();
    var newest = codes.lock(request, hash).stream().findFirst();
    if (newest.filter(code -> code.orderedWithin(IMPATIENCE, now)).isPresent()) return;
    requireFew(request);
    var code = codes.save(new DeviceCode(request, hash, now));
    events.publishEvent(new CodeOrdered(code.id()));
  }

  private void requireFew(UUID request) {
    var ordered = codes.findByRequestId(request);
    var lately =
        ordered.stream()
            .filter(code -> code.orderedWithin(Duration.ofHours(1), clock.instant()))
            .count();
    if (lately >= PER_HOUR) {
      throw Refusal.conflict("Too many codes were asked for. Wait an hour, then try again.");
    }
    if (ordered.size() >= PER_REQUEST) {
      throw Refusal.conflict(
          "Too many codes were asked for with this link. Answer the mail it came with, please.");
    }
  }

  /**
   * Mints the code at the moment its letter is written; it is good for ten minutes from then.
   *
   * @return six digits, kept nowhere
   */
  public String mint(UUID code) {
    return codes.lock(code).orElseThrow(() -> unknown(code)).mint(clock.instant());
  }

  /** Which request it was asked for. */
  @Transactional(readOnly = true)
  public DeviceCode get(UUID code) {
    return codes.findById(code).orElseThrow(() -> unknown(code));
  }

  /**
   * Checks what somebody entered against the code mailed last; if it is right, trusts the device.
   */
  public CodeCheck check(ApprovalRequest request, String device, String entered) {
    var hash = Secret.hash(device);
    var now = clock.instant();
    var code = codes.lock(request.id(), hash).stream().findFirst();
    if (code.filter(c -> c.open(now)).isEmpty()) {
      return knows(device, request) ? CodeCheck.RIGHT : CodeCheck.SPENT;
    }
    if (!code.get().redeem(entered, now)) {
      return code.get().open(now) ? CodeCheck.WRONG : CodeCheck.SPENT;
    }
    devices.save(new ApprovalDevice(hash, request.approverId(), request.email(), now));
    return CodeCheck.RIGHT;
  }

  private static Refusal unknown(UUID code) {
    return Refusal.unknown("There is no code " + code + ".");
  }
}
