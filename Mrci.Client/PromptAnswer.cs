namespace Mrci.Client;

/// <summary>
/// Answers a prompt of a command. The token is cancelled when the question turns out to be none: more output came, or the
/// command has ended.
/// </summary>
/// <returns>
/// The answer; or null for none: a private prompt is then cancelled with an empty answer (C-GEN.5), at any other nothing is sent and
/// it is asked again after more output only.
/// </returns>
public delegate Task<string?> PromptAnswer(PromptKind kind, CancellationToken cancellation);
