package io.ansage.infra;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the platform against the servers it is configured with. */
@SpringBootApplication
public class Ansage {

    public static void main(String[] args) {
        SpringApplication.run(Ansage.class, args);
    }
}
