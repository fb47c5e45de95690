using Orleans.Runtime;

namespace Orleans;

/// <summary>Base of observer interfaces: objects outside grains that grains may call back.</summary>
public interface IGrainObserver : IAddressable;
