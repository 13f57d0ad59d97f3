namespace Gen;

/// <summary>
/// What two blocks make of the same signal, side by side in the channels (Keras' Concatenate, PyTorch's cat along channels). All must have the same
/// length. The parameters of the first are called <c>concat_1.branch_1.conv1d_1.weight</c>.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
public sealed class ConcatAttribute<T1, T2> : CompositeAttribute
    where T1 : class
    where T2 : class;

/// <summary>
/// What three blocks make of the same signal, side by side in the channels (Keras' Concatenate, PyTorch's cat along channels). All must have the same
/// length. The parameters of the first are called <c>concat_1.branch_1.conv1d_1.weight</c>.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
public sealed class ConcatAttribute<T1, T2, T3> : CompositeAttribute
    where T1 : class
    where T2 : class
    where T3 : class;

/// <summary>
/// What four blocks make of the same signal, side by side in the channels (Keras' Concatenate, PyTorch's cat along channels). All must have the same
/// length. The parameters of the first are called <c>concat_1.branch_1.conv1d_1.weight</c>.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
/// <typeparam name="T4">The fourth block.</typeparam>
public sealed class ConcatAttribute<T1, T2, T3, T4> : CompositeAttribute
    where T1 : class
    where T2 : class
    where T3 : class
    where T4 : class;

/// <summary>
/// What five blocks make of the same signal, side by side in the channels (Keras' Concatenate, PyTorch's cat along channels). All must have the same
/// length. The parameters of the first are called <c>concat_1.branch_1.conv1d_1.weight</c>.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
/// <typeparam name="T4">The fourth block.</typeparam>
/// <typeparam name="T5">The fifth block.</typeparam>
public sealed class ConcatAttribute<T1, T2, T3, T4, T5> : CompositeAttribute
    where T1 : class
    where T2 : class
    where T3 : class
    where T4 : class
    where T5 : class;

/// <summary>
/// What six blocks make of the same signal, side by side in the channels (Keras' Concatenate, PyTorch's cat along channels). All must have the same
/// length. The parameters of the first are called <c>concat_1.branch_1.conv1d_1.weight</c>.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
/// <typeparam name="T4">The fourth block.</typeparam>
/// <typeparam name="T5">The fifth block.</typeparam>
/// <typeparam name="T6">The sixth block.</typeparam>
public sealed class ConcatAttribute<T1, T2, T3, T4, T5, T6> : CompositeAttribute
    where T1 : class
    where T2 : class
    where T3 : class
    where T4 : class
    where T5 : class
    where T6 : class;

/// <summary>
/// What seven blocks make of the same signal, side by side in the channels (Keras' Concatenate, PyTorch's cat along channels). All must have the same
/// length. The parameters of the first are called <c>concat_1.branch_1.conv1d_1.weight</c>.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
/// <typeparam name="T4">The fourth block.</typeparam>
/// <typeparam name="T5">The fifth block.</typeparam>
/// <typeparam name="T6">The sixth block.</typeparam>
/// <typeparam name="T7">The seventh block.</typeparam>
public sealed class ConcatAttribute<T1, T2, T3, T4, T5, T6, T7> : CompositeAttribute
    where T1 : class
    where T2 : class
    where T3 : class
    where T4 : class
    where T5 : class
    where T6 : class
    where T7 : class;

/// <summary>
/// What eight blocks make of the same signal, side by side in the channels (Keras' Concatenate, PyTorch's cat along channels). All must have the same
/// length. The parameters of the first are called <c>concat_1.branch_1.conv1d_1.weight</c>.
/// </summary>
/// <typeparam name="T1">The first block.</typeparam>
/// <typeparam name="T2">The second block.</typeparam>
/// <typeparam name="T3">The third block.</typeparam>
/// <typeparam name="T4">The fourth block.</typeparam>
/// <typeparam name="T5">The fifth block.</typeparam>
/// <typeparam name="T6">The sixth block.</typeparam>
/// <typeparam name="T7">The seventh block.</typeparam>
/// <typeparam name="T8">The eighth block.</typeparam>
public sealed class ConcatAttribute<T1, T2, T3, T4, T5, T6, T7, T8> : CompositeAttribute
    where T1 : class
    where T2 : class
    where T3 : class
    where T4 : class
    where T5 : class
    where T6 : class
    where T7 : class
    where T8 : class;
