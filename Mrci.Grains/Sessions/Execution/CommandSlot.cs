using Mrci.Commands;
using Mrci.Grains.Sessions.Loading;
using Mrci.Modules;

namespace Mrci.Grains.Sessions.Execution;

/// <summary>A loaded command with its modes (P-5.4, P-5.5).</summary>
internal sealed class CommandSlot(ushort id, string name, string rawName, SessionLoader loader, ICommand command)
{
    private readonly List<Helper> _helpers = [];

    public ushort Id { get; } = id;

    /// <summary>Unique in the session (P-4.7).</summary>
    public string Name { get; } = name;

    /// <summary>As in the loader's list: the basis of numbering and access.</summary>
    public string RawName { get; } = rawName;

    public SessionLoader Loader { get; } = loader;

    public ICommand Command { get; } = command;

    public LoadedCommand Loaded { get; } = new(id, name, command);

    /// <summary>Whether <c>procBin</c> is running.</summary>
    public bool IsRunning { get; set; }

    public bool Loops { get; private set; }

    public bool WantsInput { get; private set; }

    public bool IsPaused { get; set; }

    /// <summary>An invocation is open and <c>procBin</c> need not be running.</summary>
    public bool IsActive => Loops || WantsInput;

    public bool ErrSent { get; set; }

    public IReadOnlyList<Helper> Helpers => _helpers;

    public void Add(Helper helper) => _helpers.Add(helper);

    public void SetLoop(bool on)
    {
        Loops = on;
        IsPaused &= on;
    }

    public void SetMoreInput(bool on) => WantsInput = on;

    public void ClearModes()
    {
        Loops = WantsInput = IsPaused = false;
        foreach (var helper in _helpers)
            helper.Loops = helper.WantsInput = false;
    }

    /// <summary>P-5.1: <c>errSent</c> starts as false, with the helpers too.</summary>
    public void BeginRun()
    {
        IsRunning = true;
        ErrSent = false;
        foreach (var helper in _helpers)
            helper.ErrSent = false;
    }

    /// <summary>A private instance of another command (P-5.31); its modes count as the parent's too.</summary>
    internal sealed class Helper(ICommand command)
    {
        public ICommand Command { get; } = command;

        public bool Loops { get; set; }

        public bool WantsInput { get; set; }

        public bool ErrSent { get; set; }

        public bool IsActive => Loops || WantsInput;
    }
}
