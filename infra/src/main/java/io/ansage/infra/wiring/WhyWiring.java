package io.ansage.infra.wiring;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.text.WhyTexts;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.PostgresPast;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.why.DecisionReplay;
import io.ansage.query.why.ReplayedCounterfactuals;
import io.ansage.query.why.ReplayedExplanations;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who explains, and who says what would have been. They are given nothing but what reads. */
@Configuration(proxyBeanMethods = false)
class WhyWiring {

    @Bean
    ReplayedExplanations explanations(JdbcClient jdbc, PostgresHistory history, CohortDecisions decisions) {
        var past = new PostgresPast(jdbc);
        return new ReplayedExplanations(past, new DecisionReplay(past, history, policies(decisions)), new WhyTexts());
    }

    @Bean
    ReplayedCounterfactuals counterfactuals(JdbcClient jdbc, PostgresHistory history, CohortDecisions decisions,
            TripPolicy policy) {
        return new ReplayedCounterfactuals(new PostgresPast(jdbc), history, policies(decisions), policy.parameters());
    }

    private static Function<NoticeParameters, CohortDecisions> policies(CohortDecisions decisions) {
        return decisions::with;
    }
}
