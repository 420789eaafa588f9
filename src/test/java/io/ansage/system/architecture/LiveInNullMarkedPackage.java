package io.ansage.system.architecture;

import org.jspecify.annotations.NullMarked;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Without the mark the compiler does not check a package for nulls, and says nothing about it. */
final class LiveInNullMarkedPackage extends ArchCondition<JavaClass> {

    LiveInNullMarkedPackage() {
        super("live in a package with a package-info that says @NullMarked");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        events.add(new SimpleConditionEvent(item, item.getPackage().isAnnotatedWith(NullMarked.class),
                item.getName() + " is in package " + item.getPackageName() + ", which is not @NullMarked"));
    }
}
