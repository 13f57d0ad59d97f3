using Gen;

namespace Contract.Tests.Networks.Outer
{
    namespace Inner
    {
        [Input(Length = 4), Dense(2)]
        internal sealed partial class Twin;
    }

    [Input(Length = 4, Channels = 2), Dense(3)]
    internal partial class Twin;
}

namespace Contract.Tests.Networks.Other
{
    /// <summary>No network itself.</summary>
    public partial struct Shell
    {
        /// <summary>Nested in a struct, in another namespace, under the same name.</summary>
        [Input(Length = 4, Channels = 3), Dense(5)]
        public partial class Twin;
    }
}
