package io.ansage.domain.journey.command;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;

/** What a source reports, or an operator decides, about one journey. The journey itself decides what becomes of it. */
public sealed interface JourneyCommand
        permits ScheduleJourney, RecordTimes, CancelJourney, ReinstateJourney, CancelStopCall, ReinstateStopCall,
        AddStopCall, ChangePlatform, RecordPassing, CompleteJourney, CorrectJourney, PublishJourneyMessage,
        HoldConnection, ReleaseConnection {

    JourneyId journeyId();

    Report report();
}
