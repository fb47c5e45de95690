namespace Mrci.Modules;

/// <summary>A call into a module did not do what it was asked; the session goes on (P-5.9, P-11.31).</summary>
/// <param name="failure">What went wrong.</param>
/// <param name="message">What administrators read.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class ModuleException(ModuleFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public ModuleFailure Failure { get; } = failure;

    /// <summary>What the user is told.</summary>
    public string ClientText => Failure switch
    {
        ModuleFailure.Died => "the module has stopped; its commands can be called again.",
        ModuleFailure.TookTooLong => "the command takes too long.",
        ModuleFailure.Unavailable => "the module is not available.",
        _ => "the command has failed.",
    };
}
