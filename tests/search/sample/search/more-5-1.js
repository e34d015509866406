minhbachIndex("8d8efb75d8481d9c","more-5-1",{"xa!x":"AhChChOhCeKh","xa_son":"AhChSeKh"});
