package org.imprimatur.channels;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts tokens, each bound to the row it belongs to: moved to another row it does not open. The
 * key lives outside the database; a keyset may hold several, so that a new one can be added before
 * the old one goes.
 */
@Component
public class SecretBox {
  private final Aead aead;

  SecretBox(
      @Value("${imprimatur.keyset:}") String keyset,
      @Value("${imprimatur.keyset-file:}") String keysetFile)
      throws GeneralSecurityException {
    AeadConfig.register();
    this.aead =
        keysetHandle(keyset, keysetFile).getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  public byte[] seal(String secret, String binding) {
    try {
      return aead.encrypt(
          secret.getBytes(StandardCharsets.UTF_8), binding.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The token could not be encrypted.", e);
    }
  }

  public String open(byte[] sealed, String binding) {
    try {
      return new String(
          aead.decrypt(sealed, binding.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The token of "
              + binding
              + " cannot be decrypted: other keyset, or moved from another row.",
          e);
    }
  }

  private static KeysetHandle keysetHandle(String keyset, String file)
      throws GeneralSecurityException {
    if (!keyset.isBlank()) return parse(keyset);
    if (file.isBlank()) {
      throw new IllegalStateException(
          "No key for the platforms' tokens: set IMPRIMATUR_KEYSET (Tink JSON keyset) or IMPRIMATUR_KEYSET_FILE.");
    }
    try {
      var path = Path.of(file);
      if (Files.exists(path)) return parse(Files.readString(path));
      return create(path);
    } catch (IOException e) {
      throw new UncheckedIOException("The keyset file " + file + " cannot be used", e);
    }
  }

  private static KeysetHandle create(Path path) throws GeneralSecurityException, IOException {
    var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        path, TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    return handle;
  }

  private static KeysetHandle parse(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }
}
