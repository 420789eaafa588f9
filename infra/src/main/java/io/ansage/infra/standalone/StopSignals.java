package io.ansage.infra.standalone;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Sees to it that SIGINT stops us also when a shell script has put us into the background: such a shell hands SIGINT
 * over as ignored, and a JVM leaves it at that, even if it is given a handler.
 */
final class StopSignals {

    private static final int INTERRUPTED_EXIT_CODE = 130;

    private StopSignals() {}

    static void listen() {
        Signal interrupt = new Signal("INT");
        SignalHandler exit = signal -> System.exit(INTERRUPTED_EXIT_CODE);
        if (Signal.handle(interrupt, exit).equals(SignalHandler.SIG_IGN)) {
            stopIgnoring(interrupt.getNumber());
            Signal.handle(interrupt, exit);
        }
    }

    /** C's signal(number, SIG_DFL), which Java has no way to say. */
    private static void stopIgnoring(int number) {
        Linker linker = Linker.nativeLinker();
        MethodHandle signal = linker.downcallHandle(linker.defaultLookup().findOrThrow("signal"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try {
            MemorySegment earlier = (MemorySegment) signal.invokeExact(number, MemorySegment.NULL);
            if (earlier.address() == -1) {
                throw new IllegalStateException("signal " + number + " cannot be set");
            }
        } catch (Throwable e) {
            System.err.println("SIGINT stays ignored here (" + e.getMessage() + "); stop Ansage with SIGTERM.");
        }
    }
}
