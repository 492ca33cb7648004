package org.imprimatur.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.channels.SecretBox;
import org.imprimatur.publishing.Payload;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs certificates and the ends of the audit chains: made once, its private
 * part encrypted with the keyset that also guards the platforms' tokens. Whoever can write to the
 * database but has not the keyset can neither use it nor put another in its place.
 */
@Component
public class SigningKeys {
  private static final String ALGORITHM = "Ed25519";

  private final JdbcTemplate database;
  private final SecretBox box;
  private final Clock clock;
  private final Map<String, Key> known = new ConcurrentHashMap<>();
  private final Key current;

  SigningKeys(JdbcTemplate database, SecretBox box, Clock clock) {
    this.database = database;
    this.box = box;
    this.clock = clock;
    // Before anything needs it: within a transaction that fails it would be forgotten again.
    this.current = read("current").or(this::create).orElseThrow();
  }

  /**
   * A key that is ours.
   *
   * @param id the beginning of the SHA-256 of its public part
   * @param publicKey as Base64 of its X.509 form
   */
  public record Key(String id, String publicKey, PrivateKey privateKey) {
    @Override
    public String toString() {
      return "Key[" + id + "]";
    }
  }

  /** What was signed, with which key, and how. */
  public record Seal(String key, String signature) {}

  public Key current() {
    return current;
  }

  public Seal sign(String text) {
    var key = current();
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key.privateKey());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return new Seal(key.id(), Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("It could not be signed.", e);
    }
  }

  /** Whether one of our own keys signed exactly this text. */
  public boolean verify(String text, Seal seal) {
    return ours(seal.key())
        .filter(key -> verify(key.publicKey(), text, seal.signature()))
        .isPresent();
  }

  /** Whether the owner of this public key signed exactly this text; needs nothing of ours. */
  public static boolean verify(String publicKey, String text, String signature) {
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(open(publicKey));
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<Key> ours(String id) {
    if (id.equals(current.id())) return Optional.of(current);
    try {
      var key = Optional.ofNullable(known.get(id)).or(() -> read("id = ?", id));
      key.ifPresent(k -> known.put(id, k));
      return key;
    } catch (IllegalStateException e) {
      // Somebody put it there who has not the keyset.
      return Optional.empty();
    }
  }

  private static PublicKey open(String publicKey) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
  }

  private Optional<Key> create() {
    try {
      var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      var publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
      var id = Payload.digest(publicKey).substring(0, 16);
      var secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
      // Another node may have made one meanwhile: then that one is ours too.
      database.update(
          "insert into signing_key (id, public_key, private_key, created_at, current)"
              + " values (?, ?, ?, ?, true) on conflict do nothing",
          id,
          publicKey,
          box.seal(secret, binding(id, publicKey)),
          clock.instant().atOffset(ZoneOffset.UTC));
      return read("current");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key could be made.", e);
    }
  }

  private Optional<Key> read(String condition, Object... values) {
    return database
        .query(
            "select id, public_key, private_key from signing_key where " + condition,
            (row, number) -> key(row.getString(1), row.getString(2), row.getBytes(3)),
            values)
        .stream()
        .findFirst();
  }

  private Key key(String id, String publicKey, byte[] sealed) {
    try {
      var secret = Base64.getDecoder().decode(box.open(sealed, binding(id, publicKey)));
      return new Key(
          id,
          publicKey,
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The signing key " + id + " cannot be read.", e);
    }
  }

  private static String binding(String id, String publicKey) {
    return "signing-key/" + id + "/" + publicKey;
  }
}
