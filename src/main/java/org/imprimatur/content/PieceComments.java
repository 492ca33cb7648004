package org.imprimatur.content;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All comments. */
interface PieceComments extends Repository<PieceComment, UUID> {
  PieceComment save(PieceComment comment);

  List<PieceComment> findByPieceIdOrderBySeq(UUID pieceId);
}
