package io.pachsh.pachd.connection;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.pachsh.access.Refusal;
import io.pachsh.access.RefusedException;
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
public final class PachdClient {
  /** Each try finds a connection that is new; more than two in a row mean that none stays. */
  private static final int TRIES = 3;

  private static final int UNDER_WAY = 32;

  private final Connection connection;
  private final Handshake handshake;
  private final StatusErrors statusErrors;
  private final NoticeListener listener;
  private final Credentials credentials;
  private final SeenBindings seen;

  public PachdClient(
      Connection connection,
      Handshake handshake,
      StatusErrors statusErrors,
      NoticeListener listener,
      Optional<Secret> token,
      SeenBindings seen) {
    this.connection = connection;
    this.handshake = handshake;
    this.statusErrors = statusErrors;
    this.listener = listener;
    this.credentials = new Credentials(token);
    this.seen = seen;
  }

  /** The release of the pachd at the other end. */
  public Release release() {
    return handshake.release();
  }

  /** The bindings that this pachd told whichever caller. */
  public SeenBindings seen() {
    return seen;
  }

  /** Tells the person something beside the answers, once for a cluster. */
  public void notice(String sentence) {
    listener.notice(sentence);
  }

  /** Asks once; again only in a {@link CallPolicy} that allows it. */
  public <Q, A> A ask(MethodDescriptor<Q, A> method, Q request, CallPolicy policy) {
    try {
      return exchange(method, policy, call -> ClientCalls.blockingUnaryCall(call, request));
    } catch (CallException e) {
      throw e.failure();
    }
  }

  /** Asks what a pachd need not have or may have been told by its installation. */
  public <Q, A> OptionalCall<A> attempt(
      MethodDescriptor<Q, A> method, Q request, CallPolicy policy) {
    try {
      return new OptionalCall.Answered<>(
          exchange(method, policy, call -> ClientCalls.blockingUnaryCall(call, request)));
    } catch (CallException e) {
      return e.attempt();
    } catch (RefusedException e) {
      if (e.refusal() instanceof Refusal.Managed managed) {
        return new OptionalCall.Managed<>(managed);
      }
      throw e;
    }
  }

  /** Everything that a call streams back. */
  public <Q, A> List<A> list(MethodDescriptor<Q, A> method, Q request) {
    try {
      return exchange(
          method,
          CallPolicy.LISTING,
          call -> {
            List<A> all = new ArrayList<>();
            ClientCalls.blockingServerStreamingCall(call, request).forEachRemaining(all::add);
            return all;
          });
    } catch (CallException e) {
      throw e.failure();
    }
  }

  /** Asks many questions at a time; answers in their order. */
  public <Q, A> List<A> askAll(MethodDescriptor<Q, A> method, List<Q> requests) {
    handshake.make();
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
  public <Q, A> Future<A> begin(MethodDescriptor<Q, A> method, Q request) {
    handshake.make();
    return ClientCalls.futureUnaryCall(
        connection.channel().newCall(method, options(CallPolicy.READING)), request);
  }

  /** The answer to a question, which is asked again should the first time have gone wrong. */
  public <Q, A> A finished(Future<A> begun, MethodDescriptor<Q, A> method, Q request) {
    try {
      return begun.get();
    } catch (InterruptedException e) {
      begun.cancel(true);
      throw statusErrors.interrupted(method, CallPolicy.READING);
    } catch (ExecutionException e) {
      return ask(method, request, CallPolicy.READING);
    }
  }

  private <Q, A, R> R exchange(
      MethodDescriptor<Q, A> method, CallPolicy policy, Function<ClientCall<Q, A>, R> work) {
    if (policy.isChange()) {
      listener.change();
    }
    handshake.make();
    for (int attempt = 1; ; attempt++) {
      ManagedChannel channel = connection.channel();
      SendTracer sendTracer = new SendTracer();
      ClientCall<Q, A> call =
          channel.newCall(method, options(policy).withStreamTracerFactory(sendTracer));
      try {
        return work.apply(call);
      } catch (StatusRuntimeException e) {
        if (Thread.interrupted()) {
          throw statusErrors.interrupted(method, policy);
        }
        if (e.getCause() instanceof Credentials.StrangerException && attempt < TRIES) {
          handshake.makeAgain();
          continue;
        }
        boolean arrived = sendTracer.isLeft();
        if (statusErrors.isLost(e.getStatus())) {
          connection.renew(channel);
          if (arrived
              && policy.isRepeatable()
              && attempt == 1
              && !StatusErrors.isLate(e.getStatus())) {
            handshake.makeAgain();
            continue;
          }
        }
        throw statusErrors.to(
            new StatusErrors.Asked(method.getFullMethodName(), policy, arrived), e);
      }
    }
  }

  private CallOptions options(CallPolicy policy) {
    return CallOptions.DEFAULT
        .withCallCredentials(credentials)
        .withDeadlineAfter(policy.patience().toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether a status says that the method, or its whole service, is not there. */
  static boolean isMissing(Status status) {
    return status.getCode() == Status.Code.UNIMPLEMENTED;
  }
}
