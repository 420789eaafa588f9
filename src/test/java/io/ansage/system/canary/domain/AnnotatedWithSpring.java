package io.ansage.system.canary.domain;

import org.springframework.stereotype.Component;

@Component
public final class AnnotatedWithSpring {}
