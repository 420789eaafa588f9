package io.ansage.system.canary.infra;

import org.axonframework.serialization.xml.XStreamSerializer;

public abstract class HoldsXStream {

    abstract XStreamSerializer serializer();
}
