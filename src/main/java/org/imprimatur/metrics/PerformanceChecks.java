package org.imprimatur.metrics;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All performance checks. */
interface PerformanceChecks extends Repository<PerformanceCheck, UUID> {
  PerformanceCheck save(PerformanceCheck check);

  List<PerformanceCheck> findBySubjectOrderByNo(UUID subject);

  Optional<PerformanceCheck> findFirstBySubjectAndTakenAtIsNullOrderByNo(UUID subject);

  Optional<PerformanceCheck> findFirstBySubjectAndTakenAtIsNotNullOrderByNoDesc(UUID subject);

  /** Interactions of each of the client's latest other pieces at the same check, newest first. */
  @Query(
      nativeQuery = true,
      value =
          """
          select sum(greatest(s.likes, 0) + greatest(s.reposts, 0) + greatest(s.replies, 0))
          from performance_check c join metrics_snapshot s on s.check_id = c.id
          where c.client_key = :client and c.no = :no and c.subject <> :except
          group by c.id, c.taken_at
          order by c.taken_at desc
          limit 20
          """)
  List<Long> earlier(String client, int no, UUID except);
}
