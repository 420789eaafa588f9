package io.ansage.push.firebase;

import com.google.firebase.FirebaseApp;
import com.google.firebase.ThreadManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Gives firebase-admin virtual threads instead of its pool of a hundred. */
final class VirtualThreadManager extends ThreadManager {

    @Override
    protected ExecutorService getExecutor(FirebaseApp app) {
        return Executors.newThreadPerTaskExecutor(getThreadFactory());
    }

    @Override
    protected void releaseExecutor(FirebaseApp app, ExecutorService executor) {
        executor.shutdownNow();
    }

    @Override
    protected ThreadFactory getThreadFactory() {
        return Thread.ofVirtual().name("fcm-", 0).factory();
    }
}
