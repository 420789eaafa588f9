package io.ansage.system.canary.infra;

import java.io.ObjectInputStream;

public abstract class ReadsJavaObjects {

    abstract ObjectInputStream source();
}
