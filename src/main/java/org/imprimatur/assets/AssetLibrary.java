package org.imprimatur.assets;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes media in and hands them out, byte for byte. */
@Service
public class AssetLibrary {
  private final Assets assets;
  private final AssetContents contents;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final PictureCheck check = new PictureCheck();

  AssetLibrary(
      Assets assets, AssetContents contents, TransactionOperations transaction, Clock clock) {
    this.assets = assets;
    this.contents = contents;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Checks, cleans and keeps a file. The same content for the same client is the same asset,
   * however often it is sent.
   *
   * @throws AssetRefused if the file is not one we can vouch for
   */
  public Asset upload(NewAsset details, InputStream file) throws IOException {
    var picture = check.accept(file);
    var sha256 = Digest.of(picture.bytes());
    return transaction.execute(
        status -> {
          contents.keep(sha256, picture.bytes());
          return assets
              .findByClientAndSha256(details.client(), sha256)
              .orElseGet(() -> assets.save(new Asset(details, picture, sha256, clock.instant())));
        });
  }

  public Optional<Asset> find(String client, UUID id) {
    return assets.findByClientAndId(client, id);
  }

  /** The client's asset with this content. */
  public Optional<Asset> withContent(String client, String sha256) {
    return assets.findByClientAndSha256(client, sha256);
  }

  /** The client's assets with these contents, by content. */
  public Map<String, Asset> withContents(String client, Collection<String> sha256) {
    return assets.findByClientAndSha256In(client, sha256).stream()
        .collect(Collectors.toMap(Asset::sha256, Function.identity()));
  }

  /** Finds across clients; who asks for somebody has to check {@link Asset#client} themselves. */
  public Optional<Asset> find(UUID id) {
    return assets.findById(id);
  }

  /** A client's assets, newest first. */
  public List<Asset> list(String client) {
    return assets.findByClientOrderByUploadedAtDescIdAsc(client);
  }

  /**
   * The very bytes that were kept.
   *
   * @throws AssetDamaged if they are not those any more
   */
  public byte[] read(Asset asset) {
    return contents
        .read(asset.sha256())
        .filter(bytes -> Digest.of(bytes).equals(asset.sha256()))
        .orElseThrow(() -> new AssetDamaged(asset));
  }

  /** A small picture for lists and previews. */
  public Rendition thumbnail(Asset asset) {
    return Rendition.thumbnail(asset.mediaType(), read(asset));
  }
}
