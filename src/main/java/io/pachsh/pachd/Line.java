package io.pachsh.pachd;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.pachsh.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls to one pachd, as one caller. Whatever goes wrong comes out as a refusal or a failure with
 * its cause and the next step; an interrupt of the thread cancels the call on the server too.
 */
final class Line {
  /** Each try finds a connection that is new; more than two in a row mean that none stays. */
  private static final int TRIES = 3;

  private static final int UNDER_WAY = 32;

  private final Connection connection;
  private final Introduction introduction;
  private final Answers answers;
  private final Listener listener;
  private final Credentials credentials;

  Line(
      Connection connection,
      Introduction introduction,
      Answers answers,
      Listener listener,
      Optional<Secret> token) {
    this.connection = connection;
    this.introduction = introduction;
    this.answers = answers;
    this.listener = listener;
    this.credentials = new Credentials(token);
  }

  /** The release of the pachd at the other end. */
  Release release() {
    return introduction.release();
  }

  /** Tells the person something beside the answers, once for a cluster. */
  void notice(String sentence) {
    listener.notice(sentence);
  }

  /** Asks once; again only in a {@link Manner} that allows it. */
  <Q, A> A ask(MethodDescriptor<Q, A> method, Q request, Manner manner) {
    try {
      return exchange(method, manner, call -> ClientCalls.blockingUnaryCall(call, request));
    } catch (ObstacleException e) {
      throw e.failure();
    }
  }

  /** Asks what a pachd need not have or may have been told by its installation. */
  <Q, A> Attempt<A> attempt(MethodDescriptor<Q, A> method, Q request, Manner manner) {
    try {
      return new Attempt.Answered<>(
          exchange(method, manner, call -> ClientCalls.blockingUnaryCall(call, request)));
    } catch (ObstacleException e) {
      return e.attempt();
    }
  }

  /** Everything that a call streams back. */
  <Q, A> List<A> list(MethodDescriptor<Q, A> method, Q request) {
    try {
      return exchange(
          method,
          Manner.LISTING,
          call -> {
            List<A> all = new ArrayList<>();
            ClientCalls.blockingServerStreamingCall(call, request).forEachRemaining(all::add);
            return all;
          });
    } catch (ObstacleException e) {
      throw e.failure();
    }
  }

  /** Asks many questions at a time; answers in their order. */
  <Q, A> List<A> askAll(MethodDescriptor<Q, A> method, List<Q> requests) {
    introduction.make();
    List<Future<A>> asked = new ArrayList<>();
    List<A> all = new ArrayList<>();
    try {
      for (int i = 0; i < requests.size(); i++) {
        for (int ahead = asked.size(); ahead < Math.min(i + UNDER_WAY, requests.size()); ahead++) {
          asked.add(begin(method, requests.get(ahead)));
        }
        all.add(finished(asked.get(i), method, requests.get(i)));
      }
      return all;
    } finally {
      asked.forEach(future -> future.cancel(true));
    }
  }

  /** Begins to ask; {@link #finished} gives the answer. */
  <Q, A> Future<A> begin(MethodDescriptor<Q, A> method, Q request) {
    introduction.make();
    return ClientCalls.futureUnaryCall(
        connection.channel().newCall(method, options(Manner.READING)), request);
  }

  /** The answer to a question, which is asked again should the first time have gone wrong. */
  <Q, A> A finished(Future<A> begun, MethodDescriptor<Q, A> method, Q request) {
    try {
      return begun.get();
    } catch (InterruptedException e) {
      begun.cancel(true);
      throw answers.interrupted(method, Manner.READING);
    } catch (ExecutionException e) {
      return ask(method, request, Manner.READING);
    }
  }

  private <Q, A, R> R exchange(
      MethodDescriptor<Q, A> method, Manner manner, Function<ClientCall<Q, A>, R> work) {
    if (manner.isChange()) {
      listener.change();
    }
    introduction.make();
    for (int attempt = 1; ; attempt++) {
      ManagedChannel channel = connection.channel();
      Footprint footprint = new Footprint();
      ClientCall<Q, A> call =
          channel.newCall(method, options(manner).withStreamTracerFactory(footprint));
      try {
        return work.apply(call);
      } catch (StatusRuntimeException e) {
        if (Thread.interrupted()) {
          throw answers.interrupted(method, manner);
        }
        if (e.getCause() instanceof Credentials.StrangerException && attempt < TRIES) {
          introduction.makeAgain();
          continue;
        }
        boolean arrived = footprint.isLeft();
        if (answers.isLost(e.getStatus())) {
          connection.renew(channel);
          if (arrived && manner.isRepeatable() && attempt == 1 && !Answers.isLate(e.getStatus())) {
            introduction.makeAgain();
            continue;
          }
        }
        throw answers.to(new Answers.Asked(method.getFullMethodName(), manner, arrived), e);
      }
    }
  }

  private CallOptions options(Manner manner) {
    return CallOptions.DEFAULT
        .withCallCredentials(credentials)
        .withDeadlineAfter(manner.patience().toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether a status says that the method, or its whole service, is not there. */
  static boolean isMissing(Status status) {
    return status.getCode() == Status.Code.UNIMPLEMENTED;
  }
}
