using Mrci.Commands.Transfers;
using Mrci.Domain.Names;
using Mrci.Grains.Modules;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Modules;

/// <summary>Uploads and installs a module (C-add_mod.1 to C-add_mod.4, P-11.20).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddModCommand(ISessionContext session) : UploadCommand("add_mod", session)
{
    private const string LibrarySuffix = ".dll";

    // How long a turn waits for work that is done elsewhere: frames of the client come in between (P-5.6).
    private static readonly TimeSpan TurnTime = TimeSpan.FromMilliseconds(100);

    private string _name = "";
    private bool _isLibrary;
    private IModuleInstallation? _installation;
    private Task<ModuleOutcome>? _finishing;
    private Task _abandoning = Task.CompletedTask;

    /// <inheritdoc />
    protected override string Help =>
        """
        Installs a module: your client sends one file, and all sessions get the commands in it that they may run.

        -name (text)          name of the module, 1 to 64 characters that a directory can have. No other module may have it, in any case.
        -client_file (text)   the file on your side. One that ends in .dll is the library of the module; anything else is a .zip archive with main.dll
                              at its top level and whatever else the module needs.
        -len (int)            size of the file in bytes.
        -single_step          the host asks for each part of the file.

        A module that installs but cannot be loaded stays installed; ls_dbg tells why. rm_mod removes it.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ArgumentLine line)
    {
        // What was broken off before has to be gone first: it may have the same name.
        await _abandoning;
        if (!Given(line, "-name", out var name) || !Given(line, "-len", out var text))
            return;
        var maximum = (ulong)Session.Options.MaxModuleBytes;
        if (!Valid("-len", Numbers.TryParse(text, 1, ulong.MaxValue, out ulong length))
            || !Within(length <= maximum, $"a module may have {maximum} bytes at most.")
            || !Valid("-name", ModuleNames.IsValidNew(name))
            || await OpenAsync(name) is not { } installation)
        {
            return;
        }

        _name = name;
        _isLibrary = line.Get("-client_file")?.EndsWith(LibrarySuffix, StringComparison.OrdinalIgnoreCase) == true;
        _installation = installation;
        Main($"The host waits for {length} bytes.\n");
        Accept((long)length, line.Has("-single_step"));
        await ReadyAsync();
    }

    /// <inheritdoc />
    protected override async ValueTask<bool> StoreAsync(ReadOnlyMemory<byte> data, long position)
    {
        try
        {
            await _installation!.WriteAsync(data);
            return true;
        }
        catch (IOException)
        {
            await _installation!.AbandonAsync();
            return Fail("the host cannot keep the file; is its disk full?");
        }
    }

    /// <inheritdoc />
    protected override ValueTask CompleteAsync()
    {
        Main("The file is complete and is being installed.\n");
        _finishing = _installation!.FinishAsync(_isLibrary, Session.NextOrigin());
        Host.EnableLoop(true);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override async ValueTask TurnAsync()
    {
        if (_finishing is not { } finishing || await Task.WhenAny(finishing, Task.Delay(TurnTime, Session.Time)) != finishing)
            return;
        Host.EnableLoop(false);
        var outcome = await finishing;
        if (outcome.Event is { } enabled)
        {
            Session.LogActivity($"module {_name} added");
            Main($"The module {_name} is installed; its first command has the id {_installation!.FirstCommandId}.\n");
            await Session.ApplyAsync([enabled]);
        }
        else
        {
            Fail(outcome.Error);
        }

        // It has ended; there is nothing to be given up.
        _installation = null;
        Term();
    }

    /// <inheritdoc />
    protected override void Reset()
    {
        if (_installation is { } installation)
            _abandoning = installation.AbandonAsync();
        (_installation, _finishing, _name) = (null, null, "");
    }

    private async ValueTask<IModuleInstallation?> OpenAsync(string name)
    {
        try
        {
            var opening = await Session.ModuleInstaller.OpenAsync(name);
            Within(opening.Status != ModuleStatus.Full, $"the host has {Domain.Commands.CommandNumbering.ModuleSlots} modules; there is no room for another one.");
            Free(opening.Status != ModuleStatus.NameTaken, "a module of that name");
            return opening.Installation;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fail("the host has no room for the file.");
            return null;
        }
    }
}
