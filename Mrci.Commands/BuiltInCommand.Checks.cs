using System.Diagnostics.CodeAnalysis;
using Mrci.Protocol.Text;

namespace Mrci.Commands;

/// <content>
/// The checks of C-0.4. Each answers whether it holds and sends the one ERR when it does not, so a command chains them with
/// <c>&amp;&amp;</c> in the order of its entry and stops at the first that fails.
/// </content>
public abstract partial class BuiltInCommand
{
    /// <summary><c>M</c>: the argument is there and has a value.</summary>
    /// <param name="line">The argument line.</param>
    /// <param name="key">The key with its leading <c>-</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when it is missing; the ERR is sent.</returns>
    protected bool Given(ArgumentLine line, string key, [NotNullWhen(true)] out string? value)
    {
        value = line.Get(key);
        return value is not null || Fail($"the argument {key} is missing.");
    }

    /// <summary><c>V</c>: the value of an argument satisfies its validator.</summary>
    /// <param name="key">The key with its leading <c>-</c>.</param>
    /// <param name="isValid">What the validator said.</param>
    /// <returns><paramref name="isValid"/>; when false, the ERR is sent.</returns>
    protected bool Valid(string key, bool isValid) => isValid || Fail($"the value of {key} is not valid.");

    /// <summary><c>NF</c>: something exists.</summary>
    /// <param name="exists">Whether it does.</param>
    /// <param name="what">What was looked for, for instance <c>channel of that name</c>.</param>
    /// <returns><paramref name="exists"/>; when false, the ERR is sent.</returns>
    protected bool Found(bool exists, string what) => exists || Fail($"there is no {what}.");

    /// <summary><c>EX</c>: something does not exist yet.</summary>
    /// <param name="isFree">Whether it does not.</param>
    /// <param name="what">What is taken, for instance <c>a channel of that name</c>.</param>
    /// <returns><paramref name="isFree"/>; when false, the ERR is sent.</returns>
    protected bool Free(bool isFree, string what) => isFree || Fail($"{what} exists already.");

    /// <summary><c>AD</c>: the caller may do it.</summary>
    /// <param name="isPermitted">Whether he may.</param>
    /// <param name="why">What is not permitted and why, as a sentence.</param>
    /// <returns><paramref name="isPermitted"/>; when false, the ERR is sent.</returns>
    protected bool Permitted(bool isPermitted, string why) => isPermitted || Fail(why);

    /// <summary><c>ST</c>: the state of things allows it.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="why">What stands in the way, as a sentence.</param>
    /// <returns><paramref name="holds"/>; when false, the ERR is sent.</returns>
    protected bool InState(bool holds, string why) => holds || Fail(why);

    /// <summary><c>LIM</c>: no limit is reached.</summary>
    /// <param name="isWithin">Whether there is room.</param>
    /// <param name="why">Which limit is reached, as a sentence.</param>
    /// <returns><paramref name="isWithin"/>; when false, the ERR is sent.</returns>
    protected bool Within(bool isWithin, string why) => isWithin || Fail(why);

    /// <summary>Sends the one ERR of a failed check.</summary>
    /// <param name="text">What failed, as a sentence.</param>
    /// <returns>False.</returns>
    protected bool Fail(string text)
    {
        Error(text);
        return false;
    }
}
