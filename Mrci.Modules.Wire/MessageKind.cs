namespace Mrci.Modules.Wire;

/// <summary>What a message between the host and a module host is. Each side knows all of them: both are of one build.</summary>
public enum MessageKind : byte
{
    /// <summary>No message.</summary>
    None = 0,

    /// <summary>Module host: it runs. First message; body: <see cref="MessageStream.Version"/>.</summary>
    Hello = 1,

    /// <summary>Module host: a call has returned. Body: a flag, then the result, or the text of the exception.</summary>
    Return = 2,

    /// <summary>Module host: <c>dataToClient</c>. Body: type, payload.</summary>
    Output = 10,

    /// <summary>Module host: <c>castToPeers</c>. Body: type, payload. It is answered, like all that wait for the session.</summary>
    Cast = 11,

    /// <summary>Module host: <c>toPeer</c>. Body: session id, type, payload.</summary>
    ToPeer = 12,

    /// <summary>Module host: <c>openChById</c>. Body: channel id, sub-channel id.</summary>
    OpenById = 13,

    /// <summary>Module host: <c>openChByName</c>. Body: two names.</summary>
    OpenByName = 14,

    /// <summary>Module host: <c>closeChById</c>. Body: channel id, sub-channel id.</summary>
    CloseById = 15,

    /// <summary>Module host: <c>closeChByName</c>. Body: two names.</summary>
    CloseByName = 16,

    /// <summary>Module host: <c>enableLoop</c>. Body: a flag.</summary>
    EnableLoop = 17,

    /// <summary>Module host: <c>enableMoreInput</c>. Body: a flag.</summary>
    EnableMoreInput = 18,

    /// <summary>Module host: <c>cmdFinished</c>.</summary>
    Finished = 19,

    /// <summary>Module host: <c>closeSession</c>.</summary>
    CloseSession = 20,

    /// <summary>Module host: <c>logout</c>.</summary>
    Logout = 21,

    /// <summary>Module host: runs a private helper (P-11.34). Body: its name, type, payload.</summary>
    RunHelper = 22,

    /// <summary>Module host: <c>term()</c> of a private helper. Body: its name.</summary>
    TermHelper = 23,

    /// <summary>Host: make a loader for a session (P-11.10, steps 1 to 6). Returns the lists.</summary>
    Open = 64,

    /// <summary>Host: read the lists again (P-11.3). Returns them.</summary>
    ReadLists = 65,

    /// <summary>Host: let the loader of a session go, with all its commands (P-11.12).</summary>
    Release = 66,

    /// <summary>Host: build a command. Body: <see cref="Bodies.CommandIdentity"/>. Returns a flag, then a <see cref="Bodies.CommandTexts"/> or the reason.</summary>
    Create = 67,

    /// <summary>Host: the private helpers that a command has got. Body: names and texts. Has no return.</summary>
    Bind = 68,

    /// <summary>Host: <c>procBin</c>. Body: modes, type, length of the payload, payload, shared state. Returns <c>errState</c>.</summary>
    Run = 69,

    /// <summary>Host: <c>term()</c>. Comes while <c>procBin</c> runs if that takes too long (P-11.32).</summary>
    Term = 70,

    /// <summary>Host: <c>aboutToDelete()</c>.</summary>
    Delete = 71,

    /// <summary>Host: the answer to a request of the module host. Body: depends on the request.</summary>
    Answer = 72,

    /// <summary>Host: nobody needs the module any more; end.</summary>
    Stop = 73,
}
