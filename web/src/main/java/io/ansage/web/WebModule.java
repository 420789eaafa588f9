package io.ansage.web;

import io.ansage.web.http.WebSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything the web module brings along; needs the ports of both sides and the two clocks as beans. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(WebSettings.class)
public class WebModule {}
