package io.ansage.system.architecture;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

/** Calls of, and references to, everything that reads the time of this machine; {@code now(clock)} is welcome. */
final class WallClockAccess extends DescribedPredicate<JavaAccess<?>> {

    private static final List<Class<?>> CLOCKS = List.of(Clock.class, InstantSource.class);

    WallClockAccess() {
        super("it reads the time of this machine");
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target && readsWallClock(target);
    }

    private static boolean readsWallClock(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        String method = target.getName();
        List<JavaClass> parameters = target.getRawParameterTypes();
        if (owner.getPackageName().startsWith("java.time") && method.equals("now")) {
            return parameters.isEmpty() || !parameters.getFirst().isAssignableTo(Clock.class);
        }
        if (CLOCKS.stream().anyMatch(owner::isEquivalentTo)) {
            return method.startsWith("system") || method.startsWith("tick") && !takesClock(parameters);
        }
        if (owner.isEquivalentTo(Date.class)) {
            return method.equals("<init>") && parameters.isEmpty();
        }
        return owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis")
                || owner.isEquivalentTo(Calendar.class) && method.equals("getInstance");
    }

    private static boolean takesClock(List<JavaClass> parameters) {
        return !parameters.isEmpty() && parameters.getFirst().isEquivalentTo(Clock.class);
    }
}
