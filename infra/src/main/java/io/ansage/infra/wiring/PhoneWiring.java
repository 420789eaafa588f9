package io.ansage.infra.wiring;

import io.ansage.infra.phone.NoPhones;
import io.ansage.infra.phone.PhoneInstallingDevices;
import io.ansage.infra.phone.VirtualPhones;
import io.ansage.infra.postgres.PostgresDevices;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Phones;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Virtual phones, where messages go to the stand-in and not to a real provider. */
@Configuration(proxyBeanMethods = false)
class PhoneWiring {

    /** Devices outlive the process, virtual phones do not: those registered earlier are put back first. */
    @Bean
    @Primary
    Devices devicesWithPhones(PostgresDevices devices, ObjectProvider<FcmStandIn> standIn, JdbcClient jdbc) {
        var here = standIn.getIfAvailable();
        if (here == null) {
            return devices;
        }
        jdbc.sql("select address from device where channel = 'fcm'").query(String.class).list().forEach(here::install);
        return new PhoneInstallingDevices(devices, here);
    }

    /** None where messages go to a real provider: those are nobody's business. */
    @Bean
    Phones phones(ObjectProvider<FcmStandIn> standIn) {
        var here = standIn.getIfAvailable();
        return here == null ? new NoPhones() : new VirtualPhones(here);
    }
}
