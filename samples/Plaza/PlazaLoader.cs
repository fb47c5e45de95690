using Mrci.Modules;

namespace Mrci.Plaza;

/// <summary>Dice and polls for the people of a channel. Whoever has logged in may roll and vote; who may ask, the ranks say.</summary>
public sealed class PlazaLoader : CommandLoader
{
    /// <summary>Adds the commands.</summary>
    public PlazaLoader()
    {
        Add("poll", static () => new PollCommand(PollBoard.Shared));
        Add("poll_result", static () => new PollResultCommand(PollBoard.Shared), CommandAccess.LoggedIn);
        Add("roll", static () => new RollCommand(), CommandAccess.LoggedIn);
        Add("vote", static () => new VoteCommand(PollBoard.Shared), CommandAccess.LoggedIn);
    }
}
