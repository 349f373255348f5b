package io.pachsh.serve;

import com.google.protobuf.Empty;
import io.pachsh.access.Permission;
import io.pachsh.wire.transaction.APIGrpc;
import io.pachsh.wire.transaction.DeleteAllRequest;
import io.pachsh.wire.transaction.ListTransactionRequest;
import io.pachsh.wire.transaction.TransactionInfos;
import java.util.List;

/** Transactions: none can be begun here. */
final class TransactionCalls {
  private TransactionCalls() {}

  static List<Rpc<?, ?>> calls() {
    return List.of(
        Rpc.of(
            APIGrpc.getListTransactionMethod(),
            RequiredPermission.SIGNED_IN_OR_OFF,
            (CallContext context, ListTransactionRequest request) ->
                TransactionInfos.getDefaultInstance()),
        Rpc.of(
            APIGrpc.getDeleteAllMethod(),
            RequiredPermission.orOff(Permission.CLUSTER_DELETE_ALL),
            (CallContext context, DeleteAllRequest request) -> Empty.getDefaultInstance()));
  }
}
